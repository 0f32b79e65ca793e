/// From text to knowledge about a phone number. JDK only.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers;
