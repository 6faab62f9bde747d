/** What a judgement runs, besides the program, and within which limits. */
@NullMarked
package dev.gavel.run;

import org.jspecify.annotations.NullMarked;
