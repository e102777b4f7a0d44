//! Signing in, staying signed in, signing out, and what each account may do.

mod access;
mod cookies;
mod sign_in;
mod tokens;
