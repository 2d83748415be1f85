# SPDX-License-Identifier: MIT
# CPack runs this once the package is made. The modes of the package's three members are those of the builder's umask, and
# here they become the same everywhere.
foreach(package IN LISTS CPACK_PACKAGE_FILES)
  file(GLOB data "${CPACK_TEMPORARY_DIRECTORY}/data.tar.*")
  file(REMOVE "${package}")
  execute_process(COMMAND ar -qcD "${package}" debian-binary control.tar.gz "${data}"
    WORKING_DIRECTORY "${CPACK_TEMPORARY_DIRECTORY}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
