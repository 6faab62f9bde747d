/**
 * All tests of a question at one moment, immutable and found by the hash of their
 * content. Workers fetch them here.
 */
@NullMarked
package dev.gavel.api.question.suite;

import org.jspecify.annotations.NullMarked;
