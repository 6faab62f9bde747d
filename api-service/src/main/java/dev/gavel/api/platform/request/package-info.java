/** What controllers need to read requests: problems, forms, pages of lists. */
@NullMarked
package dev.gavel.api.platform.request;

import org.jspecify.annotations.NullMarked;
