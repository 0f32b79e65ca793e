package io.ringtrue.server.operatordata;

import java.io.IOException;

/// A file of a size no regulator publishes; it would fill the disk.
public final class UploadTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    UploadTooLarge(long most) {
        super("the file must be at most " + most + " bytes");
    }
}
