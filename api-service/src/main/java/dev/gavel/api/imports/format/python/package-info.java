/** What is in sources of Python: signatures, asserts, and the types that they tell. */
@NullMarked
package dev.gavel.api.imports.format.python;

import org.jspecify.annotations.NullMarked;
