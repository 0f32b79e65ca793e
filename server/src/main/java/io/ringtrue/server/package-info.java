/// The product. This package wires the rooms together and is imported by none of them.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server;
