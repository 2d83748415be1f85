// SPDX-License-Identifier: MIT
#include "daemon/serve.hpp"

#include "daemon/cli/commands.hpp"

namespace intouch::daemon::commands {

int run(const common& c, const serve&) { return daemon::serve(find_places(c.where)); }

} // namespace intouch::daemon::commands
