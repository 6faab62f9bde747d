/**
 * What all answers share: errors, headers, bounds on requests, the home of pages.
 */
@NullMarked
package dev.gavel.api.web;

import org.jspecify.annotations.NullMarked;
