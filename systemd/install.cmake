# SPDX-License-Identifier: MIT
# Installs the units with the path of the installed program. A prefix below the home gets the user unit alone.

# How a unit spells the program.
cmake_path(ABSOLUTE_PATH intouch_bindir BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}" NORMALIZE)
string(REPLACE "%" "%%" intouch_program "${intouch_bindir}/intouch")
if(intouch_program MATCHES "[ \t]")
  set(intouch_program "\"${intouch_program}\"")
endif()

macro(intouch_install_unit unit folder name)
  set(target "${CMAKE_INSTALL_PREFIX}/${folder}/${name}")
  message(STATUS "Installing: $ENV{DESTDIR}${target}")
  file(READ "${intouch_units}/${unit}" text)
  string(REPLACE "/usr/bin/intouch" "${intouch_program}" text "${text}")
  file(WRITE "$ENV{DESTDIR}${target}" "${text}")
  file(CHMOD "$ENV{DESTDIR}${target}" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES "${target}")
endmacro()

set(intouch_home "$ENV{HOME}")
cmake_path(IS_PREFIX intouch_home "${CMAKE_INSTALL_PREFIX}" NORMALIZE intouch_at_home)
if(intouch_at_home AND NOT intouch_home MATCHES "^/*(usr/*)?$")
  intouch_install_unit(user/intouch.service share/systemd/user intouch.service)
  if(NOT CMAKE_INSTALL_PREFIX STREQUAL "${intouch_home}/.local")
    message(STATUS "systemd looks in ${intouch_home}/.local only; so run: "
      "systemctl --user link ${CMAKE_INSTALL_PREFIX}/share/systemd/user/intouch.service")
  endif()
else()
  intouch_install_unit(intouch.service lib/systemd/system intouch.service)
  intouch_install_unit(intouch@.service lib/systemd/system intouch@.service)
  intouch_install_unit(user/intouch.service lib/systemd/user intouch.service)
  intouch_install_unit(intouch.sysusers lib/sysusers.d intouch.conf)
  if(NOT CMAKE_INSTALL_PREFIX MATCHES "^/usr(/local)?/*$")
    message(STATUS "systemd looks in /usr and /usr/local only; so run one of:
   systemd-sysusers ${CMAKE_INSTALL_PREFIX}/lib/sysusers.d/intouch.conf; systemctl link ${CMAKE_INSTALL_PREFIX}/lib/systemd/system/intouch.service
   systemctl --user link ${CMAKE_INSTALL_PREFIX}/lib/systemd/user/intouch.service")
  endif()
endif()
