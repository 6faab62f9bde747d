/** What a question forbids or requires in the source of a program. */
@NullMarked
package dev.gavel.rule;

import org.jspecify.annotations.NullMarked;
