/**
 * What judging programs of all kinds takes, good ones and bad ones.
 */
@NullMarked
package dev.gavel.benchmarks.mix;

import org.jspecify.annotations.NullMarked;
