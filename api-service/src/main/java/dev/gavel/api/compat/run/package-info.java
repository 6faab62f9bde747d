/** Runs programs for clients of other products, and says what they printed. */
@NullMarked
package dev.gavel.api.compat.run;

import org.jspecify.annotations.NullMarked;
