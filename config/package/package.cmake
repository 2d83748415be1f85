# SPDX-License-Identifier: MIT
# `cmake --build build/release --target package` makes build/release/intouch_VERSION_ARCHITECTURE.deb with CPack. It needs
# dpkg-dev and file. With SOURCE_DATE_EPOCH set, the same program gives the same package, byte for byte.
# For another processor the toolchain file sets INTOUCH_ARCHITECTURE (arm64); dpkg-shlibdeps then needs the libraries of
# that processor, by multiarch. Without them give the libraries as INTOUCH_DEPENDS.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME intouch)
set(CPACK_PACKAGE_VENDOR intouch)
set(CPACK_PACKAGE_CONTACT "The intouch authors <maintainers@intouch.example>"
  CACHE STRING "the Maintainer of the package")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# Debian's own packages begin with revision 1; this one is older, and names the release that it is built for.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0+deb12)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "planner that keeps you in touch with people")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A text file lists the people who matter to you, and how often you want to
hear from each other. intouch plans the next call, letter or visit for each
of them, in the blocks of time that you keep free, and shows the plan as a
calendar: as a feed to subscribe to, or on a CalDAV server.

When nobody picks up, a tap in the event or a command plans the next try.
What happened stays in a ledger on your machine. A page for the phone, an
HTTP API, messages and reports come with it.")

# The libraries come from dpkg-shlibdeps. The rest: time zones, and the program that makes the account.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata, systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "caddy | nginx, radicale")
if(INTOUCH_ARCHITECTURE)
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE "${INTOUCH_ARCHITECTURE}")
endif()
if(INTOUCH_DEPENDS)
  string(PREPEND CPACK_DEBIAN_PACKAGE_DEPENDS "${INTOUCH_DEPENDS}, ")
else()
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()

set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  "${CMAKE_CURRENT_LIST_DIR}/postinst;${CMAKE_CURRENT_LIST_DIR}/prerm;${CMAKE_CURRENT_LIST_DIR}/postrm")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/stage.cmake")
set(CPACK_POST_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/seal.cmake")
# The scripts see only variables that begin with CPACK_.
set(CPACK_INTOUCH_SOURCE "${PROJECT_SOURCE_DIR}")
set(CPACK_INTOUCH_STRIP "${CMAKE_STRIP}")
include(CPack)
