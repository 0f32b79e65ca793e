package io.ringtrue.server.api.phonesverification;

/// The format an answer is written in. The path chooses it, not the request's headers.
enum Format {
    JSON("application/json; charset=utf-8") {
        @Override
        String write(Answer answer) {
            return JsonAnswers.write(answer);
        }
    },
    XML("application/xml; charset=utf-8") {
        @Override
        String write(Answer answer) {
            return XmlAnswers.write(answer);
        }
    };

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract String write(Answer answer);
}
