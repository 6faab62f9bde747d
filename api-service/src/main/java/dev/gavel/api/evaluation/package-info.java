/**
 * Programs that run without a verdict. So far these are evaluations, on samples or on
 * tests that come with the program.
 */
@NullMarked
package dev.gavel.api.evaluation;

import org.jspecify.annotations.NullMarked;
