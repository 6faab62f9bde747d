/**
 * Programs that are judged once, on samples or on tests that come with the program, and
 * deleted after a while.
 */
@NullMarked
package dev.gavel.api.evaluation;

import org.jspecify.annotations.NullMarked;
