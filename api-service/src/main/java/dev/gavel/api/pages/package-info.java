/** Pages that need several rooms, and how pages write things. */
@NullMarked
package dev.gavel.api.pages;

import org.jspecify.annotations.NullMarked;
