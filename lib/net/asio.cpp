// SPDX-License-Identifier: MIT
// Compiles the code of Asio and Beast that is not a template, once for the whole folder.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
