/** Pages that need several rooms, and their charts and formats. */
@NullMarked
package dev.gavel.api.pages;

import org.jspecify.annotations.NullMarked;
