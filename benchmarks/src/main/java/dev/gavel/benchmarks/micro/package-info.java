/**
 * The inner loops that every submission goes through, by themselves.
 */
@NullMarked
package dev.gavel.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
