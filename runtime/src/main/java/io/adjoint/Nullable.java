package io.adjoint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that {@code null} is a legal value here; everywhere else in this package it is not. An
 * annotation of our own, since the module depends on nothing; null checkers go by its simple name.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
@interface Nullable {}
