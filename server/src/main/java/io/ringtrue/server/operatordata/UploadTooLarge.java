package io.ringtrue.server.operatordata;

import java.io.IOException;

/// The upload is larger than any official file, and would fill the disk.
public final class UploadTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    UploadTooLarge(long most) {
        super("the file must be at most " + most + " bytes");
    }
}
