package io.ringtrue.server.wiring.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/// Writes `@{/assets/base.css}` in a template with the digest of this release. All other links stay as they are.
final class AssetLinks extends StandardLinkBuilder {
    private final String plain;
    private final String lasting;

    /// @param plain where the files are, with a slash at the end
    /// @param lasting where they may be kept, with a slash at the end
    AssetLinks(String plain, String lasting) {
        this.plain = plain;
        this.lasting = lasting;
    }

    /// Pages stand at the root of the host. Asking the request would leave pages without links that are answered
    /// outside Spring MVC, such as errors.
    @Override
    protected String computeContextPath(
            IExpressionContext context, @Nullable String base, @Nullable Map<String, Object> parameters) {
        return "";
    }

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return link.startsWith(plain) ? lasting + link.substring(plain.length()) : super.processLink(context, link);
    }
}
