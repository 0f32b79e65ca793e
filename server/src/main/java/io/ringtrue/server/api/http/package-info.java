/// What every dialect shares of HTTP: limits on bodies, deadlines, and errors without a page.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.http;
