/**
 * Python values outside Python: read from JSON or from a Python literal, fitted to a
 * declared type, sent to and from a sandbox, written as Python writes them.
 */
@NullMarked
package dev.gavel.value;

import org.jspecify.annotations.NullMarked;
