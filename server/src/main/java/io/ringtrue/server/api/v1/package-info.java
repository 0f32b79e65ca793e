/// Our own REST API and its admin half: translation, no decisions.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.v1;
