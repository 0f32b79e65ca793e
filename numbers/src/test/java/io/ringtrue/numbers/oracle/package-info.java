/// libphonenumber as the judge of our answers, and the numbers both are asked about.
@org.jspecify.annotations.NullMarked
package io.ringtrue.numbers.oracle;
