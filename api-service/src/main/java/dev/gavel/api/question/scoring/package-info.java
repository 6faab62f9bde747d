/** What the tests of a question are worth, and which submissions count. */
@NullMarked
package dev.gavel.api.question.scoring;

import org.jspecify.annotations.NullMarked;
