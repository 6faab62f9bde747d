/** Trying checkers and interactors before they are stored. */
@NullMarked
package dev.gavel.api.evaluation.checker;

import org.jspecify.annotations.NullMarked;
