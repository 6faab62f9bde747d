/** The tests of questions: read, checked against the signature, stored and shown. */
@NullMarked
package dev.gavel.api.question.testcase;

import org.jspecify.annotations.NullMarked;
