/** Has Python, in a cell, do what reading a format takes. */
@NullMarked
package dev.gavel.api.imports.cell;

import org.jspecify.annotations.NullMarked;
