package io.ringtrue.server.dashboard.parts;

import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/// One part of a form with files (RFC 7578), read while it arrives. The container's own way would write every
/// part of every form to the disk first, whoever sends it.
///
/// The token against forged forms cannot be looked for in such a body before it is read, so it is in the
/// query of the form's address. It works only together with the browser's cookie, and no page sends a
/// referrer.
///
/// @param name the file's name as the browser gives it, without folders: any text; empty: no file
public record UploadedPart(String name, InputStream content) {
    private static final int MOST_PARTS = 16;

    /// @param field the part's name; parts before it are dropped, those behind it are not read
    /// @return empty when there is no such part, or no file was chosen for it
    public static Optional<UploadedPart> of(HttpServletRequest request, String field) throws IOException {
        try {
            FileUpload upload = new FileUpload();
            upload.setFileCountMax(MOST_PARTS);
            FileItemIterator parts = upload.getItemIterator(new Body(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (field.equals(part.getFieldName())) return chosen(part);
            }
            return Optional.empty();
        } catch (FileUploadException e) {
            throw new ProblemException(ErrorPage.problem(400));
        }
    }

    /// A form whose file field was left empty sends a part without a name and without content.
    private static Optional<UploadedPart> chosen(FileItemStream part) throws IOException {
        String name = part.getName() == null ? "" : part.getName();
        if (!part.isFormField() && name.isEmpty()) return Optional.empty();
        int folder = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return Optional.of(new UploadedPart(name.substring(folder + 1), part.openStream()));
    }

    private record Body(HttpServletRequest request) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }
    }
}
