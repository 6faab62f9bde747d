/**
 * The API service. Each package is a feature; they depend on one another in one
 * direction: question, testcase, suite, submission, then dispatch and report.
 */
@NullMarked
package dev.gavel.api;

import org.jspecify.annotations.NullMarked;
