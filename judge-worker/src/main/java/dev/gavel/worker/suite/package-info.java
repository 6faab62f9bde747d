/**
 * Test suites, fetched once from the API by their hash and kept.
 */
@NullMarked
package dev.gavel.worker.suite;

import org.jspecify.annotations.NullMarked;
