// SPDX-License-Identifier: MIT
// The code of Asio and Beast that is no template, once for all of this folder.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
