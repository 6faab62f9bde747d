/**
 * The tests of a question: arguments and expected output, checked against its signature.
 */
@NullMarked
package dev.gavel.api.testcase;

import org.jspecify.annotations.NullMarked;
