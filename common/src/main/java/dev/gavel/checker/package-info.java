/**
 * Makes checkers of what decides whether an answer is right in other systems: output
 * validators of Kattis and graders of CodeRunner.
 */
@NullMarked
package dev.gavel.checker;

import org.jspecify.annotations.NullMarked;
