/** How the test runs of a worker share its processors. */
@NullMarked
package dev.gavel.worker.testrun;

import org.jspecify.annotations.NullMarked;
