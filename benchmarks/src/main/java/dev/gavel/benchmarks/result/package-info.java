/**
 * What was measured, on which machine, as text, Markdown and JSON.
 */
@NullMarked
package dev.gavel.benchmarks.result;

import org.jspecify.annotations.NullMarked;
