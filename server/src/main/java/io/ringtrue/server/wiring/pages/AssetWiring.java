package io.ringtrue.server.wiring.pages;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// Styles, scripts and pictures of pages. Each has three addresses, and the file is the same at all of them:
/// `/assets/DIGEST/base.css`, which pages name and browsers keep; `/assets/base.css`, which browsers ask for each time;
/// and the address of another release, which is not kept either. A page of another node, or one that was open when this
/// server was updated, asks for that.
@Configuration(proxyBeanMethods = false)
class AssetWiring {
    private static final String PLAIN = "/assets/";
    /// RFC 9111 names no longest time; a year is what browsers take for "always".
    private static final Duration ALWAYS = Duration.ofDays(365);

    @Bean
    AssetDigest assetDigest() throws IOException {
        return AssetDigest.ofThisRelease();
    }

    @Bean
    SmartInitializingSingleton assetLinks(SpringTemplateEngine templates, AssetDigest digest) {
        return () -> templates.setLinkBuilder(new AssetLinks(PLAIN, lasting(digest)));
    }

    @Bean
    WebMvcConfigurer assetFiles(AssetDigest digest) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry files) {
                at(lasting(digest), files, digest)
                        .setCacheControl(
                                CacheControl.maxAge(ALWAYS).cachePublic().immutable());
                at(PLAIN, files, digest).setCacheControl(CacheControl.noCache());
                at(PLAIN + "{release:[0-9a-f]{" + AssetDigest.CHARACTERS + "}}/", files, digest)
                        .setCacheControl(CacheControl.noCache())
                        // Not kept in memory: a stranger can think of any number of releases.
                        .resourceChain(false)
                        .addResolver(new BelowRelease());
            }
        };
    }

    private static String lasting(AssetDigest digest) {
        return PLAIN + digest.text() + "/";
    }

    /// The mark is a weak one: Tomcat packs no file whose mark is strong. The time of a file says nothing: a build
    /// writes the same one into all files.
    private static ResourceHandlerRegistration at(String base, ResourceHandlerRegistry files, AssetDigest digest) {
        return files.addResourceHandler(base + "**")
                .addResourceLocations("classpath:/static/assets/")
                .setUseLastModified(false)
                .setEtagGenerator(_ -> "W/\"" + digest.text() + "\"");
    }

    /// The file whose name follows the digest.
    private static final class BelowRelease extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
            return super.getResource(path.substring(path.indexOf('/') + 1), folder);
        }
    }
}
