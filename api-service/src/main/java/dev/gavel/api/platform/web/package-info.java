/**
 * HTTP for all controllers: errors as documents and pages, sizes, headers, JSON. Nothing
 * depends on it.
 */
@NullMarked
package dev.gavel.api.platform.web;

import org.jspecify.annotations.NullMarked;
