/** Reads bodies as FastAPI does, and says what is wrong with them. */
@NullMarked
package dev.gavel.api.compat.sandboxfusion.body;

import org.jspecify.annotations.NullMarked;
