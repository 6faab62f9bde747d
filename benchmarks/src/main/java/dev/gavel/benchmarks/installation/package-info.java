/**
 * A whole Gavel on this machine for as long as a benchmark takes, each part in a process
 * of its own so that its CPU time can be told from the others'.
 */
@NullMarked
package dev.gavel.benchmarks.installation;

import org.jspecify.annotations.NullMarked;
