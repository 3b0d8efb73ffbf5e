export const imports = {
};
