/**
 * A Gavel that lasts as long as a benchmark, with each part in a process of its own, so
 * that CPU time can be told apart.
 */
@NullMarked
package dev.gavel.benchmarks.installation;

import org.jspecify.annotations.NullMarked;
