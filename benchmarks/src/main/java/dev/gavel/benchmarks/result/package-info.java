/**
 * Results and the machine they are from, as Markdown and JSON.
 */
@NullMarked
package dev.gavel.benchmarks.result;

import org.jspecify.annotations.NullMarked;
