/**
 * How the test runs of a worker share its processors, and how idle slots help a
 * submission.
 */
@NullMarked
package dev.gavel.worker.testrun;

import org.jspecify.annotations.NullMarked;
