/** What can be run, and within which limits. */
@NullMarked
package dev.gavel.run;

import org.jspecify.annotations.NullMarked;
