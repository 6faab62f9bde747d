/**
 * The messages between the services: jobs, reports and test suites. Every message carries
 * a version and has a golden file in the tests.
 */
@NullMarked
package dev.gavel.message;

import org.jspecify.annotations.NullMarked;
