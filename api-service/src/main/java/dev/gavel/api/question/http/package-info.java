/**
 * Questions and their tests for programs and on pages: {@code /add_ques}, {@code /ques},
 * {@code /create/testcase}, {@code /testcases}.
 */
@NullMarked
package dev.gavel.api.question.http;

import org.jspecify.annotations.NullMarked;
