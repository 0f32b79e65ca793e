/// Measurements with peers side by side.
package io.ringtrue.bench;
